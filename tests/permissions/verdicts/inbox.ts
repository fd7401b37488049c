import { newId } from "@anteroom/core/server";
import { allStaff, portalUsers, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

export default {
  procedures: {
    "inbox.seatCounts": "signed-in",
    "inbox.home": portalUsers,
    "inbox.list": viewers,
    "inbox.open": viewers,
    "inbox.read": viewers,
    "inbox.markUnread": viewers,
    "inbox.setFlags": viewers,
    "inbox.counts": viewers,
    "inbox.shelf": viewers,
    "inbox.card": viewers,
    "inbox.act": viewers,
    "inbox.offers.list": allStaff,
    "inbox.offers.ofClient": allStaff,
    "inbox.offers.ofPortal": portalUsers,
    "inbox.offers.form": allStaff,
    "inbox.offers.preview": allStaff,
    "inbox.offers.send": allStaff,
    "inbox.draft": viewers,
    "inbox.saveDraft": viewers,
  },
  asks: {
    // It narrows a list of what is the asker's own.
    "inbox.list": null,
    "inbox.offers.list": ({ conversationId }) => ({ conversationId }),
    "inbox.offers.ofClient": ({ clientId }) => ({ clientId }),
    "inbox.offers.form": ({ conversationId }) => ({ conversationId, pluginId: "forms", name: "x" }),
    "inbox.offers.preview": ({ conversationId }) => ({ conversationId, pluginId: "forms", name: "x" }),
    "inbox.offers.send": ({ conversationId }) => ({ conversationId, pluginId: "forms", name: "x", key: newId() }),
    "inbox.open": ({ conversationId }) => ({ conversationId }),
    "inbox.read": ({ conversationId }) => ({ conversationId, seq: 1 }),
    "inbox.markUnread": ({ conversationId }) => ({ conversationId, seq: 1 }),
    "inbox.setFlags": ({ conversationId }) => ({ conversationId, pinned: true }),
    "inbox.card": ({ conversationId, entryId }) => ({ conversationId, entryId }),
    "inbox.act": ({ conversationId, entryId }) => ({ conversationId, entryId, action: "save", rev: 1, key: newId(), fields: {} }),
    "inbox.draft": ({ conversationId }) => ({ conversationId }),
    "inbox.saveDraft": ({ conversationId }) => ({ conversationId, text: "mine" }),
  },
} satisfies AreaVerdicts;
