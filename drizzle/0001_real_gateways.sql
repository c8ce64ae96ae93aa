CREATE TABLE `snapshot_file` (
	`snapshot` integer PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`modified_at` integer,
	`sha256` blob NOT NULL,
	FOREIGN KEY (`snapshot`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_start` (
	`id` integer PRIMARY KEY NOT NULL,
	`task` integer,
	`gateway` integer NOT NULL,
	`task_type` text NOT NULL,
	`started_at` integer NOT NULL,
	`options` text NOT NULL,
	`file_name` text,
	`file_body` integer,
	`http_status` integer,
	`error_code` text,
	`answer_body` integer,
	`failure_code` text,
	`failure_params` text,
	FOREIGN KEY (`task`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gateway`) REFERENCES `gateway`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_body`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answer_body`) REFERENCES `body`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_start_task_unique` ON `task_start` (`task`);--> statement-breakpoint
CREATE INDEX `task_start_by_gateway` ON `task_start` (`gateway`,`started_at`);--> statement-breakpoint
ALTER TABLE `gateway` ADD `iam_endpoint` text;--> statement-breakpoint
ALTER TABLE `gateway` ADD `proxy_mode` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `gateway` ADD `proxy_address` text;--> statement-breakpoint
ALTER TABLE `gateway` ADD `proxy_user` text;--> statement-breakpoint
ALTER TABLE `gateway` ADD `ca_certificates` text;--> statement-breakpoint
ALTER TABLE `gateway` ADD `ca_file_name` text;