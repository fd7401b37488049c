import type { Browser } from "playwright-core";
import { startDemoPortal } from "./demo-portal.ts";
import type { DemoPortal } from "./demo-portal.ts";
import { desk, openBrowser, phone, rows, signIn, visitor } from "./people.ts";
import type { Visitor } from "./people.ts";

/** A demo portal where Maya has Jordan's conversation open, and Jordan has signed in and gone away again. */
export interface OpenConversation {
  portal: DemoPortal;
  browser: Browser;
  maya: Visitor;
  /** Jordan's session, for windows of their own. */
  signedIn: Awaited<ReturnType<Visitor["context"]["storageState"]>>;
  /** Address of the conversation. */
  talk: string;
}

export async function openConversation(): Promise<OpenConversation> {
  const portal = await startDemoPortal();
  const browser = await openBrowser();
  const maya = await visitor(browser, { viewport: desk });
  const jordan = await visitor(browser, { viewport: phone });
  await signIn(maya.page, portal.url, "maya@willow.example");
  await signIn(jordan.page, portal.url, "jordan@home.example");
  const signedIn = await jordan.context.storageState();
  await jordan.context.close();
  await maya.page.goto(`${portal.url}/staff/inbox/open`);
  await maya.page.getByRole("link", { name: /Jordan Lee/ }).click();
  await rows(maya.page).first().waitFor();
  return { portal, browser, maya, signedIn, talk: maya.page.url() };
}
