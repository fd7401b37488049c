/** Ids of the chart's own pages whose data other parts of the chart read. */
export const overviewRouteId = "_chart-overview";
export const portalRouteId = "_chart-portal";
