import { differs, same, swagger, withPaths, type Case, type Json } from './case'

const query = (rest: Json = {}): Json => ({ name: 'q', in: 'query', type: 'string', ...rest })
const one = (parameter?: Json): Json => swagger({ parameters: parameter === undefined ? [] : [parameter] })
const header = (name: string, rest: Json = {}): Json => one({ name, in: 'header', type: 'string', ...rest })
const inPath = (...parameters: Json[]): Json =>
  withPaths({ '/a/{id}': { get: { responses: {}, parameters } } })
const id = { name: 'id', in: 'path', required: true, type: 'string' }

const onePlace = '/paths/~1a~1{id}/get'
const twoPlaces = '/paths/~1a~1{x}~1{y}/get'

/** Rules 8 to 13. */
export const parameterCases: readonly Case[] = [
  differs(
    'a required parameter',
    one(),
    one(query({ required: true })),
    'required-parameter-added B @/parameters @/parameters/0',
    'parameter-removed W @/parameters/0 @/parameters',
    'optional-parameter-added; path-parameter-added; path-parameter-removed'
  ),
  differs(
    'an optional parameter',
    one(),
    one(query()),
    'optional-parameter-added N @/parameters @/parameters/0',
    'parameter-removed W @/parameters/0 @/parameters',
    'required-parameter-added'
  ),
  differs(
    'a parameter of the path',
    inPath(),
    inPath(id),
    'path-parameter-added B /paths/~1a~1{id}/get/parameters /paths/~1a~1{id}/get/parameters/0',
    'path-parameter-removed B /paths/~1a~1{id}/get/parameters/0 /paths/~1a~1{id}/get/parameters',
    'required-parameter-added; parameter-removed; optional-parameter-added'
  ),
  same(
    'a parameter of the path under a name that the path does not have',
    inPath(id),
    inPath({ ...id, name: 'ID' }),
    'path-parameter-added; path-parameter-removed'
  ),
  differs(
    'two parameters for one place of the path, nobody knows which',
    inPath(id),
    inPath({ ...id, name: 'x' }, { ...id, name: 'y' }),
    `path-parameter-removed B ${onePlace}/parameters/0 ${onePlace}/parameters; path-parameter-added B ${onePlace}/parameters ${onePlace}/parameters/0; path-parameter-added B ${onePlace}/parameters ${onePlace}/parameters/1`,
    `path-parameter-removed B ${onePlace}/parameters/0 ${onePlace}/parameters; path-parameter-removed B ${onePlace}/parameters/1 ${onePlace}/parameters; path-parameter-added B ${onePlace}/parameters ${onePlace}/parameters/0`
  ),
  differs(
    'a parameter of the path that nothing described, beside one of the query',
    inPath(query()),
    inPath(query(), id),
    `path-parameter-added B ${onePlace}/parameters ${onePlace}/parameters/1`,
    `path-parameter-removed B ${onePlace}/parameters/1 ${onePlace}/parameters`,
    'optional-parameter-added; parameter-moved; parameter-removed'
  ),
  differs(
    'a parameter of one of two places of the path, nobody knows which',
    withPaths({ '/a/{x}/{y}': { get: { responses: {}, parameters: [{ ...id, name: 'x' }] } } }),
    withPaths({ '/a/{x}/{y}': { get: { responses: {}, parameters: [{ ...id, name: 'z' }] } } }),
    `path-parameter-removed B ${twoPlaces}/parameters/0 ${twoPlaces}/parameters; path-parameter-added B ${twoPlaces}/parameters ${twoPlaces}/parameters/0`,
    `path-parameter-removed B ${twoPlaces}/parameters/0 ${twoPlaces}/parameters; path-parameter-added B ${twoPlaces}/parameters ${twoPlaces}/parameters/0`
  ),
  same(
    'parameters in another order',
    swagger({ parameters: [query(), query({ name: 'r', required: true })] }),
    swagger({ parameters: [query({ name: 'r', required: true }), query()] }),
    'required-parameter-added; optional-parameter-added; parameter-removed; parameter-moved'
  ),
  same(
    'a parameter of the path as a whole',
    withPaths({ '/a': { parameters: [query()], get: { responses: {} } } }),
    withPaths({ '/a': { get: { responses: {}, parameters: [query()] } } }),
    'optional-parameter-added; parameter-removed'
  ),
  same(
    'a parameter that stands elsewhere',
    swagger({ parameters: [query()] }),
    swagger({ parameters: [{ $ref: '#/parameters/Q' }] }, { parameters: { Q: query() } }),
    'optional-parameter-added; parameter-removed'
  ),
  same(
    'a header in other case',
    header('X-Id'),
    header('x-id'),
    'optional-parameter-added; parameter-removed'
  ),
  differs(
    'a query parameter in other case',
    one(query()),
    one(query({ name: 'Q' })),
    'parameter-removed W @/parameters/0 @/parameters; optional-parameter-added N @/parameters @/parameters/0',
    'parameter-removed W @/parameters/0 @/parameters; optional-parameter-added N @/parameters @/parameters/0',
    'parameter-moved'
  ),
  differs(
    'a parameter is required',
    one(query()),
    one(query({ required: true })),
    'parameter-became-required B @/parameters/0 @/parameters/0/required',
    'parameter-became-optional N @/parameters/0/required @/parameters/0',
    'required-parameter-added'
  ),
  same(
    'not required is the same as not said',
    one(query()),
    one(query({ required: false })),
    'parameter-became-required; parameter-became-optional'
  ),
  differs(
    'a parameter moves',
    one(query()),
    header('q'),
    'parameter-moved B @/parameters/0',
    'parameter-moved B @/parameters/0',
    'required-parameter-added; parameter-removed; optional-parameter-added'
  ),
  differs(
    'a parameter moves and takes other values',
    one(query()),
    header('q', { type: 'number' }),
    'parameter-moved B @/parameters/0; request-type-narrowed B @/parameters/0/type',
    'parameter-moved B @/parameters/0; request-type-widened N @/parameters/0/type'
  )
]
