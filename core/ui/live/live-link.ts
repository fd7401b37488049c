import { TRPCClientError } from "@trpc/client";
import type { Operation, OperationResultEnvelope, TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";

/** What a call over the socket was answered with. */
export type CallAnswer = { ok: true; data: unknown } | { ok: false; error: object };

/** Sends a call over the socket; null when it is down or gave no answer in time. */
export type CallOverSocket = (call: { path: string; type: "query" | "mutation"; input: unknown }) => Promise<CallAnswer | null>;

/** An account's calls set cookies, which a socket cannot; other calls may be sent twice when no answer came. */
const mayRepeat = ({ type, path, context }: Operation): boolean => !path.startsWith("account.") && (type === "query" || context["idempotent"] === true);

/** Ends calls that are harmless to repeat on the socket while it answers, and hands all others on to HTTP. */
export function liveLink(callOverSocket: CallOverSocket): TRPCLink<AnyTRPCRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let over = false;
        let http: { unsubscribe(): void } | undefined;
        const overHttp = (): void => {
          if (!over) http = next(op).subscribe(observer);
        };
        if (op.type === "subscription" || !mayRepeat(op)) overHttp();
        else
          void callOverSocket({ path: op.path, type: op.type, input: op.input }).then((answer) => {
            if (over) return;
            if (!answer) return overHttp();
            if (!answer.ok) return observer.error(TRPCClientError.from({ error: answer.error } as never));
            observer.next({ result: { type: "data", data: answer.data } } as OperationResultEnvelope<unknown, TRPCClientError<AnyTRPCRouter>>);
            observer.complete();
          });
        return () => {
          over = true;
          http?.unsubscribe();
        };
      });
}
