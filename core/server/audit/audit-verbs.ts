/** Audit verbs of reading and of the log itself, with the sentence that the audit page shows. */
export const auditVerbs = {
  "conversation-read": "opened a conversation",
  searched: "searched the portal",
  "file-downloaded": "downloaded a file",
  "log-read": "read the audit log",
  "log-verified": "checked that the audit log is whole",
  "log-exported": "exported the audit log",
} as const;
