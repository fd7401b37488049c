import { useLive } from "@anteroom/core/ui/use-live.ts";
import { useEffect, useRef } from "react";
import { useFetchers, useNavigation, useRevalidator } from "../remix.ts";

/**
 * Reads the page anew when plugins or permissions change, and when they changed before the page was connected.
 * What is under way, such as a form, leads on first to where its answer says.
 * @param print what the page was drawn for
 */
export function useFollowedSeat(print: string | null | undefined): void {
  const { revalidate } = useRevalidator();
  const moving = useNavigation().state !== "idle";
  const busy = useFetchers().some((one) => one.state !== "idle") || moving;
  const isBusy = useRef(busy);
  isBusy.current = busy;
  const isDue = useRef(false);
  useEffect(() => {
    if (busy || !isDue.current) return;
    isDue.current = false;
    revalidate();
  }, [busy, revalidate]);
  const follow = (): void => {
    if (isBusy.current) isDue.current = true;
    else revalidate();
  };
  useLive("plugin:on", follow);
  useLive("plugin:off", follow);
  useLive("reseat", follow);
  useLive("seated", (seat) => {
    if (print && seat.print !== print) follow();
  });
}
