import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** A form of the practice's library: what is being written, and which version is out. Moments are epoch milliseconds. */
export interface FormRow {
  id: string;
  practiceId: string;
  /** As the draft has it, or the newest version without one. */
  title: string;
  /** The instrument that its words are, such as `phq-9`. */
  measure: string | null;
  /** `DraftDefinition` as JSON; null when nothing has changed since the newest version. */
  draft: string | null;
  /** The draft before the last change, for one undo; "" when there was none. */
  draftBefore: string | null;
  /** Grows with every change of the draft: whoever saves says which one they saw. */
  rev: number;
  changedBy: string | null;
  changedAt: number;
  /** The newest version; 0 before the first. */
  version: number;
  retiredAt: number | null;
  /** Which of the shipped forms it began as, such as `phq-9`. */
  origin: string | null;
  createdAt: number;
}

/** What was published. Never changed: answers are read with the version that they were given to. */
export interface VersionRow {
  id: string;
  practiceId: string;
  formId: string;
  /** From 1. */
  version: number;
  /** `FormDefinition` as JSON. */
  content: string;
  /** SHA-256 of the content, in hex. */
  hash: string;
  publishedBy: string | null;
  publishedAt: number;
}

/** The words of one version in another language, by their place. */
export interface TranslationRow {
  versionId: string;
  language: string;
  practiceId: string;
  /** `Record<string, string>` as JSON. */
  strings: string;
  rev: number;
  changedBy: string | null;
  changedAt: number;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const idOrNone = { type: DataTypes.STRING(26), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const long = { type: DataTypes.TEXT("medium"), allowNull: false };
const longOrNone = { type: DataTypes.TEXT("medium"), allowNull: true };
const count = { type: DataTypes.BIGINT, allowNull: false };

export const formRows = defineModel<FormRow>({
  name: "definition",
  table: "forms_definitions",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    title: { type: DataTypes.STRING(120), allowNull: false },
    measure: { type: DataTypes.STRING(20), allowNull: true },
    draft: longOrNone,
    draftBefore: longOrNone,
    rev: count,
    changedBy: idOrNone,
    changedAt: moment,
    version: count,
    retiredAt: { type: DataTypes.BIGINT, allowNull: true },
    origin: { type: DataTypes.STRING(40), allowNull: true },
    createdAt: moment,
  },
});

export const versionRows = defineModel<VersionRow>({
  name: "version",
  table: "forms_versions",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    formId: id,
    version: count,
    content: long,
    hash: { type: DataTypes.STRING(64), allowNull: false },
    publishedBy: idOrNone,
    publishedAt: moment,
  },
});

export const translationRows = defineModel<TranslationRow>({
  name: "translation",
  table: "forms_translations",
  attributes: {
    versionId: { ...id, primaryKey: true },
    language: { type: DataTypes.STRING(6), allowNull: false, primaryKey: true },
    practiceId: id,
    strings: long,
    rev: count,
    changedBy: idOrNone,
    changedAt: moment,
  },
});

export const formMigration: Migration = {
  name: "forms-definitions",
  async up(m) {
    await m.createTable(
      "forms_definitions",
      {
        id: columns.ulid(),
        practice_id: columns.ulid(),
        title: columns.string(120),
        measure: columns.string(20, { binary: true }).nullable(),
        draft: columns.text().nullable(),
        draft_before: columns.text().nullable(),
        rev: columns.int(),
        changed_by: columns.ulid().nullable(),
        changed_at: columns.time(),
        version: columns.int(),
        retired_at: columns.time().nullable(),
        origin: columns.string(40, { binary: true }).nullable(),
        created_at: columns.time(),
      },
      { primaryKey: ["id"], unique: [["practice_id", "origin"]], indexes: [["practice_id", "title"]] },
    );
    await m.createTable(
      "forms_versions",
      {
        id: columns.ulid(),
        practice_id: columns.ulid(),
        form_id: columns.ulid(),
        version: columns.int(),
        content: columns.text(),
        hash: columns.string(64, { binary: true }),
        published_by: columns.ulid().nullable(),
        published_at: columns.time(),
      },
      { primaryKey: ["id"], unique: [["form_id", "version"]], indexes: [["practice_id", "form_id"]] },
    );
    await m.createTable(
      "forms_translations",
      {
        version_id: columns.ulid(),
        language: columns.string(6, { binary: true }),
        practice_id: columns.ulid(),
        strings: columns.text(),
        rev: columns.int(),
        changed_by: columns.ulid().nullable(),
        changed_at: columns.time(),
      },
      { primaryKey: ["version_id", "language"], indexes: [["practice_id"]] },
    );
  },
};
