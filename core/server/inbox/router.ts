import { router } from "../trpc/trpc.ts";
import { act } from "./procedures/act.ts";
import { card } from "./procedures/card.ts";
import { counts } from "./procedures/counts.ts";
import { draft } from "./procedures/draft.ts";
import { home } from "./procedures/home.ts";
import { list } from "./procedures/list.ts";
import { markUnread } from "./procedures/mark-unread.ts";
import { form } from "./procedures/offers/form.ts";
import { list as listOffers } from "./procedures/offers/list.ts";
import { ofClient } from "./procedures/offers/of-client.ts";
import { ofPortal } from "./procedures/offers/of-portal.ts";
import { preview } from "./procedures/offers/preview.ts";
import { send } from "./procedures/offers/send.ts";
import { open } from "./procedures/open.ts";
import { read } from "./procedures/read.ts";
import { saveDraftProcedure } from "./procedures/save-draft.ts";
import { seatCounts } from "./procedures/seat-counts.ts";
import { setFlags } from "./procedures/set-flags.ts";
import { shelf } from "./procedures/shelf.ts";

const offers = router({ list: listOffers, ofClient, ofPortal, form, preview, send });

/** Conversations, timelines, cards, what may be sent, and drafts. */
export const inboxRouter = router({ offers, home, list, open, read, markUnread, setFlags, counts, seatCounts, shelf, card, act, draft, saveDraft: saveDraftProcedure });

export type InboxRouter = typeof inboxRouter;
