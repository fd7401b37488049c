import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { readFilling, typedShown } from "../../filling/fill.ts";
import { submitAnswers } from "../../submissions/submit-answers.ts";
import { staffProcedure } from "../../trpc.ts";
import { lockTogether } from "../open-together.ts";

/** Keeps what was answered together as sent; the copy says who filled it in. The same key again answers the same submission. */
export const sendTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(z.object({ assignmentId: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { assignmentId, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`send-together:${assignmentId}:${key}`, tx, async () => {
        const row = await lockTogether(plugin, viewer, assignmentId, tx);
        return submitAnswers(plugin, row, typedShown(await readFilling(plugin, row, tx)), { id: viewer.staffId, inSession: true }, tx);
      }),
    ),
  );
