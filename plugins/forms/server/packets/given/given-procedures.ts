import { askDocuments } from "./procedures/ask-documents.ts";
import { chartPackets } from "./procedures/chart-packets.ts";
import { give } from "./procedures/give.ts";
import { given } from "./procedures/given.ts";
import { nudgePacket } from "./procedures/nudge-packet.ts";
import { withdrawPacket } from "./procedures/withdraw-packet.ts";

/** Giving packets (`forms.assign`) and doing them (`forms.answer`). */
export const givenProcedures = { givenPacket: given, chartPackets, givePacket: give, nudgePacket, withdrawPacket, askDocuments };

/** What the audit log says of it. */
export const givenAudit = { "gave-packet": "gave a client a packet", "finished-packet": "finished a packet", "withdrew-packet": "withdrew a packet" };
