import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { useRouteLoaderData } from "../../remix.ts";
import type { loader } from "./chart-layout.tsx";

/** The id of the chart's frame in the route list. */
export const chartRouteId = "_chart";

/** The client whose chart is open; pages inside the frame always have one. */
export function useChart() {
  const chart = useRouteLoaderData<typeof loader>(chartRouteId);
  if (!chart) throw new Error("chart: the frame has no data; pages of a chart belong inside chart-layout.tsx");
  return chart;
}

/** "Client Portal, chart – Practice": the client's name stays out of tabs and browser history. */
export const chartTitle = (page: string) => pageTitle(page === "" ? "Client chart" : `${page}, client chart`);
