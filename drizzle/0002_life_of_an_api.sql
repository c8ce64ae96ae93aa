CREATE TABLE `api` (
	`id` integer PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`path` text NOT NULL,
	`path_shape` text NOT NULL,
	`search_text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_identity` ON `api` (`path`,`method`);--> statement-breakpoint
CREATE INDEX `api_by_shape` ON `api` (`path_shape`);--> statement-breakpoint
CREATE TABLE `api_document` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_sha256` blob NOT NULL,
	`index_version` integer NOT NULL,
	`operation_count` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_document_document_sha256_unique` ON `api_document` (`document_sha256`);--> statement-breakpoint
CREATE TABLE `document_operation` (
	`api` integer NOT NULL,
	`api_document` integer NOT NULL,
	`operation_id` text,
	PRIMARY KEY(`api`, `api_document`),
	FOREIGN KEY (`api`) REFERENCES `api`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`api_document`) REFERENCES `api_document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_operation_by_document` ON `document_operation` (`api_document`);--> statement-breakpoint
CREATE INDEX `import_entry_by_api` ON `import_entry` (`path`,`method`);