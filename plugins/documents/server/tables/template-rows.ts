import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** A document that is sent again and again; what is written here goes out only once it is published. */
export interface TemplateRow {
  id: string;
  practiceId: string;
  title: string;
  /** The draft, in the small language of `parse-source.ts`. */
  source: string;
  /** The newest published version; 0 before the first. */
  version: number;
  /** Months after which a signature is asked for again; null for never. */
  renewMonths: number | null;
  /** Which shipped text it began as. */
  starter: string | null;
  /** Grows with each change, so that two editors do not overwrite each other. */
  rev: number;
  archivedAt: number | null;
  changedAt: number;
}

export const templates = defineModel<TemplateRow>({
  name: "template",
  table: "documents_templates",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), title: attributes.string(200), source: attributes.text(), version: attributes.int("version"), renewMonths: attributes.int("renewMonths", true),
    starter: attributes.string(40, true), rev: attributes.int("rev"), archivedAt: attributes.time("archivedAt", true), changedAt: attributes.time("changedAt"),
  },
});

/** One published version; never changed. */
export interface VersionRow {
  id: string;
  practiceId: string;
  templateId: string;
  number: number;
  title: string;
  /** JSON of `DocumentNode[]`, with merge fields still in it. */
  nodes: string;
  sha256: string;
  /** Whether those who signed an earlier one are asked to sign this. */
  resign: number;
  publishedBy: string;
  publishedAt: number;
}

export const versions = defineModel<VersionRow>({
  name: "version",
  table: "documents_versions",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), templateId: attributes.ulid(), number: attributes.int("number"), title: attributes.string(200), nodes: attributes.text(), sha256: attributes.string(64),
    resign: attributes.int("resign"), publishedBy: attributes.ulid(), publishedAt: attributes.time("publishedAt"),
  },
});

export const templateMigrations: readonly Migration[] = [
  {
    name: "documents-001-templates",
    async up(m) {
      await m.createTable(
        "documents_templates",
        {
          id: columns.ulid(), practice_id: columns.ulid(), title: columns.string(200), source: columns.text(), version: columns.int(), renew_months: columns.int().nullable(),
          starter: columns.string(40, { binary: true }).nullable(), rev: columns.int(), archived_at: columns.time().nullable(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "starter"]], indexes: [["practice_id", "archived_at", "title"]] },
      );
      await m.createTable(
        "documents_versions",
        {
          id: columns.ulid(), practice_id: columns.ulid(), template_id: columns.ulid(), number: columns.int(), title: columns.string(200), nodes: columns.text(),
          sha256: columns.string(64, { binary: true }), resign: columns.flag(), published_by: columns.ulid(), published_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["template_id", "number"]], indexes: [["practice_id", "template_id"]] },
      );
    },
  },
];
