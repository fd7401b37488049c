import { signJwt } from "./sign-jwt.ts";
import type { VideoEngine } from "./video-engine.ts";

/** Jitsi Meet with tokens (prosody's mod_auth_token): `aud`, `iss`, `sub`, `room`, `nbf`, `exp` and the person in `context.user`. */
export const jitsiLink: VideoEngine = {
  missing: ({ videoServer, videoKey, videoSecret }) => (videoServer && videoKey && videoSecret ? null : "Jitsi needs its address, an app id and an app secret."),
  link({ room, identity, name, host, from, until }, { videoServer, videoKey, videoSecret }) {
    const server = new URL(videoServer);
    const claims = { aud: "jitsi", iss: videoKey, sub: server.hostname, room, nbf: from, exp: until, context: { user: { id: identity, name, moderator: host } } };
    server.pathname = `${server.pathname.replace(/\/$/, "")}/${room}`;
    server.searchParams.set("jwt", signJwt(claims, videoSecret));
    return server.toString();
  },
};
