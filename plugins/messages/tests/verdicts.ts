import { newId } from "@anteroom/core/server";
import { allStaff, staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts, Verdict } from "@anteroom/core/testing";

/** Who works the shared inbox. */
const inboxStaff = staffOf("administrator", "professional", "scheduler", "supervisor");

/** Who reads what clients write to their care team. */
const readers: Verdict = { portal: true, roles: ["administrator", "professional", "scheduler", "supervisor"] };

export default {
  procedures: {
    "messages.replies": inboxStaff,
    "messages.saveReply": inboxStaff,
    "messages.removeReply": inboxStaff,
    "messages.fillReply": inboxStaff,
    // Which conversation decides: those of home need more than the gate of these.
    "messages.send": viewers,
    "messages.withdraw": viewers,
    "messages.status": viewers,
    "messages.note": allStaff,
    "messages.topics": viewers,
    "messages.openTopic": viewers,
    "messages.members": allStaff,
    "messages.addMember": allStaff,
    "messages.leave": allStaff,
  },
  pages: {
    "/staff/library/replies": inboxStaff,
    "/staff/library/replies/:replyId": inboxStaff,
  },
  events: {
    "messages/look": readers,
    "messages/type": readers,
    "messages/replying": readers,
    "messages/typing": readers,
  },
  asks: {
    "messages.saveReply": "plugins/messages/tests/saved-replies.test.ts › are one's own or everybody's, and only administrators change everybody's",
    "messages.send": ({ conversationId }) => ({ conversationId, key: newId(), text: "hello" }),
    "messages.note": ({ conversationId }) => ({ conversationId, key: newId(), text: "hello" }),
    "messages.withdraw": ({ conversationId, entryId }) => ({ conversationId, entryId }),
    "messages.status": ({ conversationId }) => ({ conversationId }),
    "messages.topics": ({ portalUserId }) => ({ portalUserId }),
    "messages.openTopic": ({ portalUserId, staffId }) => ({ portalUserId, key: staffId }),
    "messages.members": ({ conversationId }) => ({ conversationId }),
    "messages.addMember": ({ conversationId, staffId }) => ({ conversationId, staffId }),
    "messages.leave": ({ conversationId }) => ({ conversationId }),
    "messages.fillReply": ({ conversationId, entryId }) => ({ conversationId, id: entryId }),
    "messages.removeReply": ({ entryId }) => ({ id: entryId }),
  },
} satisfies AreaVerdicts;
