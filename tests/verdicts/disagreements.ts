/** Pairs whose verdict here is another one on purpose, and why. */
export const disagreements: Readonly<Record<string, string>> = {
  '032-Breaking-ReqBodyEnumValueAdded':
    'A value removed from the enum of a whole request body breaks callers as one removed from a property does; the other policy rates only the property.',
  '073-Breaking-AddPatternRecursive':
    'The pattern was added to a read-only property: a request does not carry it, so no caller breaks.',
  '259-WebhookOperationChangesDetected':
    'Webhooks are not exported by the gateway: that they changed is told, as documentation.',
  '260-WebhookAddedAndRemoved':
    'Webhooks are not exported by the gateway: that they changed is told, as documentation.',
  '018-ParameterDiffTest-issue458ExclusiveMinimumRemoved':
    'The flag that was removed was false, which is what its absence means: nothing changed.',
  '075-ReadOnlyBCTest-requestReadOnlyRequiredDecreased':
    'A property that is no longer read-only may be sent now; that it is required as well is not read together with it.',
  '108-WriteOnlyBCTest-responseWriteOnlyRequiredDecreased':
    'A property that is no longer write-only comes back now; that it is required as well is not read together with it.'
}
