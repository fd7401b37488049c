import { ChartTab, EmptyState, LinkButton, pageTitle } from "@anteroom/core/ui";
import { Download } from "@anteroom/core/ui/icons.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { TrendChart } from "../trend/trend-chart.tsx";

export const meta = pageTitle("Scores");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<FormsRouter>("forms", args).trend({ clientId })), clientId };
}

/** How a client's scores have moved, a chart for each measure and each person who filled it in. */
export default function ChartScoresPage() {
  const { series, clientId } = useLoaderData<typeof loader>();
  const here = `/staff/clients/${clientId}/forms`;
  return (
    <ChartTab title="Scores" back={{ href: here, label: "Forms" }} beside={series.length > 0 ? <LinkButton href={`${here}/scores/file`} download="" icon={<Download aria-hidden="true" size={20} />}>Download (CSV)</LinkButton> : undefined}>
      {series.length === 0 ? <EmptyState>No scores yet. Give a measure such as PHQ-9 or GAD-7, and its results are drawn here.</EmptyState> : series.map((one) => <TrendChart key={`${one.measure} ${one.portalUserId}`} series={one} title={`${one.name}, filled in by ${one.who}`} questions={one.questions} />)}
    </ChartTab>
  );
}
