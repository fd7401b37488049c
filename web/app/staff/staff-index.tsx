import { redirect } from "../remix.ts";

/** The staff side starts at whoever waits for a reply. */
export function loader() {
  return redirect("/staff/inbox/mine");
}
