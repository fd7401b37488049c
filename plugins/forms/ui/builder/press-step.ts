import type { PacketStep } from "../../server/packets/packet-rows.ts";

/** A packet's steps after a press of one of the buttons beside them: `up:2`, `down:2`, `remove:2`, `add`. */
export function pressStep(steps: readonly string[], press: string, added: string): string[] {
  const [what, place = ""] = press.split(":");
  const at = Number(place);
  const next = [...steps];
  if (what === "add" && added !== "" && !next.includes(added)) next.push(added);
  const moved = next[at];
  if (place === "" || moved === undefined) return next;
  if (what === "remove") next.splice(at, 1);
  const to = what === "up" ? at - 1 : what === "down" ? at + 1 : -1;
  const other = next[to];
  if (other !== undefined) [next[at], next[to]] = [other, moved];
  return next;
}

/** A step from its field, such as `form:<id>` or `document:<id>:<title>`. */
export function stepIn(code: string): PacketStep | null {
  const [kind, id = "", ...title] = code.split(":");
  if (kind === "form") return { form: id };
  return kind === "document" ? { document: id, title: title.join(":") || "Document" } : null;
}
