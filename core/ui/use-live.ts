import { useEffect, useRef, useSyncExternalStore } from "react";
import type { PortalEvents } from "../server/realtime/realtime.ts";
import { afterPaint } from "./live/after-paint.ts";
import type { ConnectionState } from "./live/connection-state.ts";
import type { ChannelAnswer } from "./live/create-live.ts";
import { live, startLive } from "./socket.ts";

/** Connects, and has the client for calls at hand before it is needed: the first call also works when the network is gone by then. */
function goLive(): void {
  startLive();
  void afterPaint().then(() => import("./live/api-client.ts")).catch(() => undefined);
}

function useHear(namespace: string, event: string, handler: (data: unknown) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    goLive();
    return live.hear(namespace, event, (data) => latest.current(data));
  }, [namespace, event]);
}

/** Hears one of core's events while the component is shown. */
export function useLive<Name extends keyof PortalEvents>(event: Name, handler: (data: PortalEvents[Name]) => void): void {
  useHear("/portal", event, handler as (data: unknown) => void);
}

/** Hears an event of a plugin's channel while the component is shown; nothing comes while the plugin is off. */
export function usePluginLive(pluginId: string, event: string, handler: (data: unknown) => void): void {
  useHear(`/plugins/${pluginId}`, event, handler);
}

const starting = (): ConnectionState => "starting";

/** How the connection is. */
export function useConnection(): ConnectionState {
  useEffect(goLive, []);
  return useSyncExternalStore(live.subscribe, live.state, starting);
}

/** Calls back whenever the connection is there, the first time too: what came in between was not heard. */
export function useReconnect(handler: () => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    goLive();
    return live.onReconnect(() => latest.current());
  }, []);
}

/** Sends an event on a plugin's channel. Never rejects: it is a courtesy, and nothing may depend on it. */
export const sendOnPluginChannel = (pluginId: string, event: string, data: unknown): Promise<ChannelAnswer> => live.send(pluginId, event, data);
