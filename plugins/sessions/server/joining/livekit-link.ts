import { signJwt } from "./sign-jwt.ts";
import type { VideoEngine } from "./video-engine.ts";

/** LiveKit: an access token with a video grant for one room, handed to its meeting page with the server's address. */
export const livekitLink: VideoEngine = {
  missing: ({ videoServer, livekitUrl, videoKey, videoSecret }) => (videoServer && livekitUrl && videoKey && videoSecret ? null : "LiveKit needs its meeting page, its server, an API key and an API secret."),
  link({ room, identity, name, host, from, until }, { videoServer, livekitUrl, videoKey, videoSecret }) {
    const claims = { iss: videoKey, sub: identity, name, nbf: from, exp: until, video: { room, roomJoin: true, canPublish: true, canSubscribe: true, ...(host ? { roomAdmin: true } : {}) } };
    const page = new URL(videoServer);
    page.pathname = `${page.pathname.replace(/\/$/, "")}/custom`;
    page.searchParams.set("liveKitUrl", livekitUrl);
    page.searchParams.set("token", signJwt(claims, videoSecret));
    return page.toString();
  },
};
