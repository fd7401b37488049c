const LEADING_COMMENTS = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/;
const WRITES = /^(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|REINDEX|ANALYZE)\b/i;
const COMMON_TABLE_WRITES = /^WITH\b[\s\S]*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;

/** Whether a statement changes the file and therefore waits for its turn. */
export function isWrite(sql: string): boolean {
  const bare = sql.replace(LEADING_COMMENTS, "");
  return WRITES.test(bare) || COMMON_TABLE_WRITES.test(bare);
}
