import type { ChosenSlot } from "./chosen-slot.ts";

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The key of a form for one of its times: sent twice it is one, and another time chosen on the same page is another. */
export function slotKey(formKey: string, { startsAt, staffId }: ChosenSlot): string {
  let rest = Math.floor(Date.parse(startsAt) / 300_000);
  let written = "";
  for (let place = 0; place < 5; place += 1) {
    written = `${digits[rest % 32] ?? "0"}${written}`;
    rest = Math.floor(rest / 32);
  }
  return `${formKey.slice(0, 20)}${staffId.slice(-1)}${written}`;
}
