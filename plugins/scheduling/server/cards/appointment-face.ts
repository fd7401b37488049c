import { formatDateTime, formatDay } from "@anteroom/core/server";
import type { Block, CardAction, CardFace, CardView } from "@anteroom/core/server";
import { asSeen } from "../acts/as-seen.ts";
import { moneyWords } from "../acts/money-words.ts";
import { payWords } from "../pay-at-booking/pay-words.ts";
import { mayRunLate } from "../acts/running-late.ts";
import type { Appointment, FeeState } from "../rows/appointments.ts";

export interface AppointmentFacts {
  row: Pick<Appointment, "id" | "serviceName" | "startsAt" | "endsAt" | "zone" | "place" | "state" | "expiresAt" | "undoUntil" | "endedSide" | "endedFrom" | "feeMinor" | "feeState" | "movedFeeMinor" | "movedFeeState" | "payAsk" | "payMinor" | "payState" | "currency" | "lateBy" | "lateBySide" | "replacesId" | "groupId">;
  professional: string;
  location: string;
  reason: string;
  note: string;
  side: "portal" | "staff";
  mayManage: boolean;
  now: number;
  /** Of the viewer. */
  zone: string;
}

type Drawn = Pick<CardFace, "state" | "needsYou" | "summary"> & { tag: string; tone: CardView["status"]["tone"]; text: string; actions?: CardAction[]; blocks?: Block[]; expires?: number | null };

const where: Record<Appointment["place"], string> = { video: "By video", phone: "By phone", "in-person": "In person" };
const soonMs = 36 * 3_600_000;

/** How an appointment looks to one viewer, from the request to the day after. */
export function appointmentFace(facts: AppointmentFacts): CardFace {
  const { side, professional } = facts;
  const row = asSeen(facts.row, side);
  const drawn = facesOf({ ...facts, row });
  const place = row.place === "in-person" && facts.location ? facts.location : where[row.place];
  // A session in person is told in the zone of its place.
  const when: Block = { t: "when", start: new Date(row.startsAt).toISOString(), end: new Date(row.endsAt).toISOString(), zone: row.place === "in-person" ? row.zone : facts.zone, place };
  const note: Block[] = side === "staff" && facts.note ? [{ t: "text", nodes: [{ text: "From the client: ", strong: true }, facts.note] }] : [];
  const reason: Block[] = facts.reason && !["requested", "held", "booked", "confirmed"].includes(row.state) ? [{ t: "text", nodes: [{ text: "Reason: ", strong: true }, facts.reason] }] : [];
  return {
    state: drawn.state,
    needsYou: drawn.needsYou,
    summary: drawn.summary.slice(0, 120),
    push: "appointment",
    ...(drawn.needsYou && row.expiresAt !== null ? { dueAt: new Date(row.expiresAt).toISOString() } : {}),
    ...(drawn.expires ? { expiresAt: new Date(drawn.expires).toISOString() } : {}),
    view: {
      kindLine: "Appointment",
      title: professional ? `${row.serviceName} with ${professional}` : row.serviceName,
      status: { tag: drawn.tag, tone: drawn.tone, text: drawn.text },
      blocks: [when, ...note, ...reason, ...(drawn.blocks ?? [])],
      actions: drawn.actions ?? [],
    },
  };
}

function facesOf({ row, side, mayManage, now, zone }: AppointmentFacts): Drawn {
  const short = formatDay(row.startsAt, { zone, now });
  const named = `for ${short}`;
  const page = side === "portal" ? `/scheduling/${row.id}` : `/staff/calendar/${row.id}`;
  const go = (label: string, to: string, style: CardAction["style"] = "secondary"): CardAction => ({ id: label.toLowerCase().replaceAll(" ", "-"), label, style, do: { to }, a11yContext: named });
  const post = (id: string, label: string, style: CardAction["style"]): CardAction => ({ id, label, style, do: { post: true }, a11yContext: named });
  const summary = (words: string): string => `${words}: ${row.serviceName}, ${short}`;
  const until = row.expiresAt === null ? "" : formatDateTime(row.expiresAt, { zone, now });
  const lines = (...all: string[]): string => all.filter(Boolean).join(" ");
  const late = row.lateBySide === null ? "" : row.lateBySide === side ? `You said that you are about ${row.lateBy} minutes late.` : `${side === "portal" ? "Your professional is" : "The client is"} about ${row.lateBy} minutes late.`;
  const feeWords = (state: FeeState, minor: number, why: string): string => (state === "confirmed" ? `A fee of ${moneyWords(minor, row.currency)}${why} applies.` : state === "proposed" && side === "staff" ? `A fee of ${moneyWords(minor, row.currency)}${why} waits for your decision.` : "");
  const fee = lines(feeWords(row.movedFeeState, row.movedFeeMinor, " for the late change"), feeWords(row.feeState, row.feeMinor, ""));
  const decides = side === "staff" && mayManage;
  // Two that wait are decided one after the other, so that each button says what it is for.
  const feeActions = !decides ? [] : row.movedFeeState === "proposed" ? [post("charge-move", "Confirm the fee for the change", "secondary"), post("waive-move", "Waive the fee for the change", "quiet")] : row.feeState === "proposed" ? [post("charge", "Confirm the fee", "secondary"), post("waive", "Waive the fee", "quiet")] : [];
  const over = row.endsAt <= now;
  const isDue = row.payState === "due" && row.payMinor > 0 && !over;
  const due = isDue ? (side === "portal" ? `Still to be paid: ${payWords(row)}.` : `Not paid yet: ${payWords(row)}.`) : "";

  switch (row.state) {
    case "requested":
      if (side === "staff" && mayManage) {
        const reason: Block = { t: "field", name: "reason", label: "Reason, if you decline", hint: "The client sees it", input: "text", max: 500 };
        return { state: "live", needsYou: true, summary: summary("Asked for"), tag: "Asked for", tone: "accent", text: lines(row.replacesId ? "Asks to move an appointment." : "", `Held until ${until}.`), blocks: [reason], actions: [post("accept", "Accept", "primary"), go("Propose other times", `${page}/propose`), post("decline", "Decline", "quiet")] };
      }
      return { state: "waiting", needsYou: false, summary: summary("Waits for an answer"), tag: "Waiting", tone: "neutral", text: `The practice will answer by ${until}. The time is held for you.`, actions: side === "portal" ? [go("Withdraw", `${page}/cancel`, "quiet")] : [] };
    case "booked":
    case "confirmed": {
      const actions: CardAction[] = [];
      if (!over && side === "portal") {
        if (isDue) actions.push(go("Pay", page, "primary"));
        if (row.state === "booked" && row.startsAt - now < soonMs && now < row.startsAt) actions.push(post("coming", "I’ll be there", isDue ? "secondary" : "primary"));
        if (mayRunLate(row, now)) actions.push(post("late", "Running late", "secondary"));
        // The others of a group come at its time too, so it can be left and not moved.
        if (now < row.startsAt) actions.push(go(row.groupId === null ? "Change or cancel" : "Cancel", page, "quiet"));
      } else if (side === "staff" && mayManage) {
        if (over) actions.push(post("completed", "It took place", "primary"), post("missed", "Client did not come", "secondary"));
        else if (mayRunLate(row, now)) actions.push(post("late", "Running late", "secondary"));
        actions.push(...feeActions);
        if (!over) actions.push(go("Open", page, "quiet"));
      }
      const confirmed = row.state === "confirmed";
      return { state: over ? "done" : "live", needsYou: feeActions.length > 0, summary: summary(over ? "Over" : "Booked"), tag: over ? "Over" : confirmed ? "Confirmed" : "Booked", tone: over ? "neutral" : "success", text: lines(late, due, confirmed && !over ? (side === "portal" ? "You said that you’ll be there." : "The client said that they come.") : "", fee), actions, expires: over ? null : row.endsAt };
    }
    case "cancelled":
    case "late-cancelled":
    case "practice-cancelled": {
      const back = row.undoUntil !== null && (side === "portal" || mayManage) ? [post("undo", "Undo", "quiet")] : [];
      const who = row.state === "practice-cancelled" ? (side === "staff" ? "The practice cancelled this." : "Your practice cancelled this.") : side === "portal" ? "You cancelled this." : "The client cancelled this.";
      return { state: "cancelled", needsYou: feeActions.length > 0, summary: summary("Cancelled"), tag: row.state === "late-cancelled" ? "Cancelled late" : "Cancelled", tone: "neutral", text: lines(who, fee), actions: [...back, ...feeActions], expires: row.undoUntil };
    }
    case "declined":
      return { state: "done", needsYou: false, summary: summary("Not possible"), tag: "Not possible", tone: "warning", text: side === "portal" ? "The practice could not take this time." : "Declined.", actions: side === "portal" ? [go("Choose another time", "/scheduling/new")] : [] };
    case "expired":
      return { state: "expired", needsYou: false, summary: summary("Not answered in time"), tag: "Not answered", tone: "warning", text: side === "portal" ? "The practice did not answer in time, so the time is free again." : "This ran out before it was answered.", actions: side === "portal" ? [go("Choose another time", "/scheduling/new")] : [] };
    case "rescheduled":
      return { state: "superseded", needsYou: false, summary: summary("Moved"), tag: "Moved", tone: "neutral", text: "This was moved to another time." };
    case "completed":
      return { state: "done", needsYou: feeActions.length > 0, summary: summary("Took place"), tag: "Took place", tone: "neutral", text: fee, actions: decides ? [...feeActions, post("missed", "Client did not come", "quiet")] : [] };
    case "no-show":
      return { state: "done", needsYou: feeActions.length > 0, summary: summary("Missed"), tag: "Missed", tone: "neutral", text: fee, actions: feeActions.length > 0 ? feeActions : decides ? [post("completed", "It took place", "quiet")] : [] };
    default:
      return { state: "cancelled", needsYou: false, summary: summary("Not held any more"), tag: "Free again", tone: "neutral", text: "This time is not held any more." };
  }
}
