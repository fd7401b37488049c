import { ClientPage, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SessionsRouter } from "../../server/router.ts";
import { DeviceTest } from "../parts/device-test.tsx";

export const meta = pageTitle("Test your device");

/** Only for those who may join sessions. */
export async function loader(args: LoaderFunctionArgs) {
  await pluginPageApi<SessionsRouter>("sessions", args).logList();
  return null;
}

/** Camera, microphone and network, before a session by video. */
export default function DeviceTestPage() {
  return (
    <ClientPage title="Test your device" below="Nobody else sees or hears this. Nothing is recorded." back={{ href: "/sessions", label: "Sessions & Homework" }}>
      <DeviceTest />
      <noscript><p>The test needs JavaScript. You can join without it: the video asks for your camera and microphone itself.</p></noscript>
    </ClientPage>
  );
}
