/** Audit verbs of people, with the sentence that the audit page shows. */
export const peopleVerbs = {
  "client-created": "added a client",
  "client-changed": "changed a client's details",
  "client-read": "opened a client",
  "professionals-changed": "changed who is assigned to a client",
  "contact-changed": "changed a client's contacts",
  "portal-user-invited": "invited somebody to the portal",
  "portal-user-enrolled": "accepted an invitation to the portal",
  "portal-user-changed": "changed what a portal user may do",
  "portal-user-suspended": "suspended a portal user",
  "portal-user-restored": "restored a portal user",
  "portal-user-removed": "removed a portal user",
  "invitation-resent": "sent an invitation again",
  "invitation-link-copied": "copied an invitation link",
  "invitation-declined": "said that an invitation was not for them",
  "invitation-refused": "was refused at an invitation",
  "information-changed": "changed client information",
} as const;
