import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { joinTime } from "../server/joining/join-window.ts";
import { jitsiLink } from "../server/joining/jitsi-link.ts";
import { livekitLink } from "../server/joining/livekit-link.ts";

const settings = { videoServer: "https://meet.example.org", livekitUrl: "wss://video.example.org", videoKey: "app", videoSecret: "a secret of the practice" };
const joining = { room: "4f2a", identity: "someone", name: "Jordan", host: false, from: 1_764_163_800, until: 1_764_169_200 };

/** Checks the signature as an engine does, by the specification and not by the code under test. */
function opened(token: string): { header: unknown; claims: Record<string, unknown> } {
  const [header = "", claims = "", signature = ""] = token.split(".");
  expect(createHmac("sha256", settings.videoSecret).update(`${header}.${claims}`).digest("base64url")).toBe(signature);
  const read = (text: string): Record<string, unknown> => JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, unknown>;
  return { header: read(header), claims: read(claims) };
}

it("gives Jitsi a token for one room, one person and one time", () => {
  const link = new URL(jitsiLink.link(joining, settings));
  expect(`${link.origin}${link.pathname}`).toBe("https://meet.example.org/4f2a");
  const { header, claims } = opened(link.searchParams.get("jwt") ?? "");
  expect(header).toEqual({ alg: "HS256", typ: "JWT" });
  expect(claims).toEqual({ aud: "jitsi", iss: "app", sub: "meet.example.org", room: "4f2a", nbf: joining.from, exp: joining.until, context: { user: { id: "someone", name: "Jordan", moderator: false } } });
});

it("gives LiveKit a token with a grant for one room, and more to the professional", () => {
  const link = new URL(livekitLink.link({ ...joining, host: true }, { ...settings, videoServer: "https://meet.example.org/rooms/" }));
  expect(`${link.origin}${link.pathname}`).toBe("https://meet.example.org/rooms/custom");
  expect(link.searchParams.get("liveKitUrl")).toBe("wss://video.example.org");
  expect(opened(link.searchParams.get("token") ?? "").claims).toEqual({ iss: "app", sub: "someone", name: "Jordan", nbf: joining.from, exp: joining.until, video: { room: "4f2a", roomJoin: true, canPublish: true, canSubscribe: true, roomAdmin: true } });
});

it("says what an engine lacks", () => {
  expect(jitsiLink.missing(settings)).toBeNull();
  expect(jitsiLink.missing({ ...settings, videoSecret: "" })).toContain("app secret");
  expect(livekitLink.missing({ ...settings, livekitUrl: "" })).toContain("server");
});

it.each([
  ["a millisecond before it opens", -15 * 60_000 - 1, "early"],
  ["15 minutes before the start", -15 * 60_000, "open"],
  ["30 minutes after the end", 80 * 60_000, "open"],
  ["a millisecond later", 80 * 60_000 + 1, "over"],
])("can be joined or not %s", (_when, at, expected) => {
  expect(joinTime({ startsAt: 0, endsAt: 50 * 60_000 }, at)).toBe(expected);
});
