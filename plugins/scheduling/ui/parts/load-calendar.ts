import type { SchedulingRouter } from "../../server/router.ts";
import { stretchOf } from "./week-of.ts";

/** The calendar that an address asks for: `view`, `from`, and `with`, a professional or `all`. Professionals begin with their own, others with everybody's. */
export async function loadCalendar(api: ReturnType<SchedulingRouter["createCaller"]>, query: URLSearchParams) {
  const week = query.get("view") === "week";
  const asked = query.get("with") ?? "";
  const { me, professionals, zone, mayManage } = await api.whose();
  const wanted = asked === "" ? me : asked;
  const staffId = professionals.some(({ id }) => id === wanted) ? wanted : "";
  const stretch = stretchOf(query.get("from") ?? "", zone, Date.now(), { week });
  const calendar = await api.calendar({ from: stretch.from, to: stretch.to, staffIds: staffId ? [staffId] : [] });
  const to = (view: "week" | "agenda", from: string): string => `/staff/calendar?${new URLSearchParams([...(view === "week" ? [["view", "week"]] : []), ["with", staffId || "all"], ...(from ? [["from", from]] : [])]).toString()}`;
  const here = week ? "week" : "agenda";
  const from = query.get("from") ? (stretch.days[0] ?? "") : "";
  return {
    calendar, me, mayManage, stretch, week, staffId, several: staffId === "",
    links: { agenda: to("agenda", from), week: to("week", from), earlier: to(here, stretch.earlier), later: to(here, stretch.later), today: to(here, "") },
  };
}
