import { newId } from "@anteroom/core/server";
import type { Answer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, paperOf, type Desk } from "./support.ts";

type Asked = { requestId: string; href: string } | { refused: string };

describe.each(testEngines())("what documents do for other plugins, on $name", ({ name }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(name);
  });
  afterAll(() => desk?.portal.close());

  const ctx = () => desk.portal.host.context("messages", desk.portal.practice.id, null);
  const templates = async (): Promise<{ id: string; title: string }[]> => {
    const answer = await ctx().ask<{ templates: { id: string; title: string }[] }>("documents.templates", {});
    return answer.ok ? answer.data.templates : [];
  };
  const ask = async (more: Record<string, unknown> = {}): Promise<Answer<Asked>> =>
    ctx().ask<Asked>("documents.ask-to-sign", { key: newId(), templateId: await desk.publish(), clientId: desk.jordan.viewer.clientId, portalUserId: desk.jordan.viewer.portalUserId, askedBy: null, ...more });
  const refused = (sentence: string) => ({ ok: true, data: { refused: expect.stringContaining(sentence) } });

  it("lists published documents only, by title", async () => {
    const id = await desk.publish("Words.", "House rules");
    await desk.maya.call("documents.saveTemplate", { key: newId(), title: "Not yet", source: "Draft." });
    expect(await templates()).toContainEqual({ id, title: "House rules" });
    expect((await templates()).map((one) => one.title)).not.toContain("Not yet");
    await desk.maya.call("documents.archiveTemplate", { templateId: id });
    expect((await templates()).map((one) => one.id)).not.toContain(id);
  });

  it("asks for a signature once for a key, and answers where it is signed", async () => {
    const key = newId();
    const templateId = await desk.publish();
    const first = await ask({ key, templateId });
    expect(await ask({ key, templateId })).toEqual(first);
    const { href } = first.ok && "href" in first.data ? first.data : { href: "" };
    const paperId = href.split("/")[2] ?? "";
    await desk.portal.drain();
    expect(await paperOf(desk.jordan, paperId)).toMatchObject({ title: "Consent to treatment", whyNot: null });
    await desk.sign(desk.jordan, paperId);
    expect(await desk.jordan.call("documents.item", { id: paperId })).toMatchObject({ kind: "item" });
  });

  it("says in a sentence for staff why it cannot ask, and asks for nothing", async () => {
    const before = await desk.portal.host.db.hot.all("SELECT id FROM documents_requests");
    expect(await ask({ templateId: newId() })).toMatchObject(refused("not in the library any more"));
    expect(await ask({ templateId: await desk.publish("Born on {client.birth_date}.", "Birth") })).toMatchObject(refused("Add it to the client's information"));
    const kim = await desk.portal.client({ professional: desk.maya, firstName: "Kim", permissions: ["basic"] });
    const to = { clientId: kim.viewer.clientId, portalUserId: kim.viewer.portalUserId };
    expect(await ask(to)).toMatchObject(refused("may not see documents"));
    // Somebody of another client, or of another practice, is nobody here.
    expect(await ask({ clientId: to.clientId })).toMatchObject(refused("may not see documents"));
    const foreign = await desk.portal.client({ professional: await desk.portal.staff({ practice: await desk.portal.newPractice("Other Practice") }) });
    expect(await ask({ clientId: foreign.viewer.clientId, portalUserId: foreign.viewer.portalUserId }).then((answer) => (answer.ok ? "refused" in answer.data : true))).toBe(true);
    expect(await desk.portal.host.db.hot.all("SELECT id FROM documents_requests")).toEqual(before);
  });
});
