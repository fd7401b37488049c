import { When } from "@anteroom/core/ui";
import type { ChosenSlot } from "./chosen-slot.ts";

/** "9am", with the professional when there are several to choose from. */
export function SlotWords({ slot, names, withDay }: { slot: ChosenSlot; names: ReadonlyMap<string, string>; withDay?: boolean }) {
  return (
    <span>
      {withDay ? <><When start={slot.startsAt} show="day" />, </> : null}
      <When start={slot.startsAt} show="time" />
      {names.size > 1 ? <> with {names.get(slot.staffId)}</> : null}
    </span>
  );
}
