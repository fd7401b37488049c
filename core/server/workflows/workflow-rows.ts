import type { Sql, SqlValue } from "../database/database.ts";

/** Which workflow of which record. */
export interface WorkflowSubject {
  practiceId: string;
  pluginId: string;
  name: string;
  subjectId: string;
}

export interface InstanceRow {
  id: string;
  version: number;
  snapshot: string;
  value: string;
  lock_version: number;
}

/** The key of an instance in all three tables. */
export const SUBJECT_IS = "practice_id = ? AND plugin_id = ? AND name = ? AND subject_id = ?";

export const subjectParams = (subject: WorkflowSubject): SqlValue[] => [subject.practiceId, subject.pluginId, subject.name, subject.subjectId];

export async function loadInstance(sql: Sql, subject: WorkflowSubject): Promise<InstanceRow | null> {
  const [row] = await sql.all<InstanceRow>(`SELECT id, version, snapshot, value, lock_version FROM workflow_instances WHERE ${SUBJECT_IS}`, subjectParams(subject));
  return row ?? null;
}
