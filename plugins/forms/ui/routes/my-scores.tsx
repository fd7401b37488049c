import { ClientPage, EmptyState, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { TrendChart } from "../trend/trend-chart.tsx";

export const meta = pageTitle("Your scores");

export const loader = async (args: LoaderFunctionArgs) => pluginPageApi<FormsRouter>("forms", args).myTrend();

/** One's own scores over time, where the practice shows them. */
export default function MyScoresPage() {
  const { shown, series } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Your scores" back={{ href: "/forms", label: "Forms" }} below="Scores are one part of the picture. Talk about them with your professional.">
      {!shown ? <EmptyState>Your practice does not show scores here. Ask them if you want to know yours.</EmptyState> : series.length === 0 ? <EmptyState>No scores yet.</EmptyState>
        : series.map((one) => <TrendChart key={one.measure} series={one} title={one.name} />)}
    </ClientPage>
  );
}
