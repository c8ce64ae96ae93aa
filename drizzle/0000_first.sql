CREATE TABLE `app_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`last_write_at` integer
);
--> statement-breakpoint
CREATE TABLE `body` (
	`id` integer PRIMARY KEY NOT NULL,
	`sha256` blob NOT NULL,
	`size` integer NOT NULL,
	`codec` text NOT NULL,
	`base` integer,
	`packed` blob NOT NULL,
	FOREIGN KEY (`base`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `body_sha256_unique` ON `body` (`sha256`);--> statement-breakpoint
CREATE TABLE `export_result` (
	`body` integer PRIMARY KEY NOT NULL,
	`decoder_version` integer NOT NULL,
	`file_name` text,
	`file_type` text,
	`document_size` integer NOT NULL,
	`document_sha256` blob NOT NULL,
	FOREIGN KEY (`body`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `finding` (
	`snapshot` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`params` text NOT NULL,
	PRIMARY KEY(`snapshot`, `position`),
	FOREIGN KEY (`snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gateway` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`endpoint` text NOT NULL,
	`endpoint_host` text NOT NULL,
	`project_id` text NOT NULL,
	`instance_id` text NOT NULL,
	`is_demo` integer NOT NULL,
	`polling` text NOT NULL,
	`stop_reason` text,
	`stopped_at` integer,
	`added_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `header_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `header_set_fields_unique` ON `header_set` (`fields`);--> statement-breakpoint
CREATE TABLE `import_entry` (
	`body` integer NOT NULL,
	`list` text NOT NULL,
	`position` integer NOT NULL,
	`method` text,
	`path` text,
	`api_id` text,
	`action` text,
	`error_code` text,
	`error_msg` text,
	PRIMARY KEY(`body`, `list`, `position`),
	FOREIGN KEY (`body`) REFERENCES `import_result`(`body`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_result` (
	`body` integer PRIMARY KEY NOT NULL,
	`decoder_version` integer NOT NULL,
	`group_id` text,
	`outcome` text NOT NULL,
	`success_count` integer,
	`failure_count` integer,
	`ignore_count` integer,
	FOREIGN KEY (`body`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `origin` (
	`id` integer PRIMARY KEY NOT NULL,
	`uuid` text NOT NULL,
	`created_at` integer NOT NULL,
	`snapshot_count` integer NOT NULL,
	`head_hash` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `origin_uuid_unique` ON `origin` (`uuid`);--> statement-breakpoint
CREATE TABLE `polling_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`task` integer,
	`gateway` integer,
	`polling` text NOT NULL,
	`reason` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`task`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gateway`) REFERENCES `gateway`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "polling_change_of_one" CHECK(("polling_change"."task" IS NULL) <> ("polling_change"."gateway" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `polling_change_by_task` ON `polling_change` (`task`);--> statement-breakpoint
CREATE INDEX `polling_change_by_gateway` ON `polling_change` (`gateway`);--> statement-breakpoint
CREATE TABLE `saved_file` (
	`id` integer PRIMARY KEY NOT NULL,
	`snapshot` integer NOT NULL,
	`what` text NOT NULL,
	`path` text NOT NULL,
	`saved_at` integer NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	FOREIGN KEY (`snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_file_by_snapshot` ON `saved_file` (`snapshot`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` integer PRIMARY KEY NOT NULL,
	`origin` integer NOT NULL,
	`task` integer NOT NULL,
	`source` text NOT NULL,
	`requested_at` integer,
	`observed_at` integer NOT NULL,
	`elapsed_ms` integer,
	`http_status` integer,
	`request_id` text,
	`server_date` text,
	`header_set` integer NOT NULL,
	`body` integer,
	`failure_code` text,
	`failure_params` text,
	`task_status` text,
	`task_type` text,
	`error_code` text,
	`action` text NOT NULL,
	`reason` text,
	`row_hash` blob NOT NULL,
	FOREIGN KEY (`origin`) REFERENCES `origin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`header_set`) REFERENCES `header_set`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snapshot_by_task` ON `snapshot` (`task`,`observed_at`,`id`,`http_status`,`body`,`failure_code`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` integer,
	`endpoint_host` text,
	`project_id` text,
	`instance_id` text,
	`task_id` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`task_type` text,
	`task_status` text,
	`requested_group_id` text,
	`group_id` text,
	`outcome` text,
	`success_count` integer,
	`failure_count` integer,
	`ignore_count` integer,
	`file_name` text,
	`error_code` text,
	`last_http_status` integer,
	`last_error_code` text,
	`last_failure_code` text,
	`polling` text NOT NULL,
	`stop_reason` text,
	`snapshot_count` integer NOT NULL,
	`added_at` integer NOT NULL,
	`first_observed_at` integer,
	`last_observed_at` integer,
	`not_final_at` integer,
	`final_at` integer,
	`final_snapshot` integer,
	`last_snapshot` integer,
	`last_status_snapshot` integer,
	`active_at` integer NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`gateway`) REFERENCES `gateway`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`final_snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`last_snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`last_status_snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_identity` ON `task` (`endpoint_host`,`project_id`,`instance_id`,`task_id`);--> statement-breakpoint
CREATE INDEX `task_by_activity` ON `task` (`active_at`);--> statement-breakpoint
CREATE INDEX `task_by_gateway` ON `task` (`gateway`,`polling`);--> statement-breakpoint
CREATE INDEX `task_by_end` ON `task` (`final_at`);