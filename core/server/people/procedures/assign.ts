import { z } from "zod";
import { afterCommit } from "../../accounts/after-commit.ts";
import { invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { lockClient } from "../lock-client.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";

/** Sets who is assigned to a client, the lead first. */
export const assign = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ clientId: rowId, staffIds: z.array(rowId).min(1, "Choose at least one professional.").max(20) }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { clientId } = input;
    const staffIds = [...new Set(input.staffIds)];
    await requireClient(host, viewer, clientId);
    const professionals = await host.db.transaction(async (tx) => {
      await lockClient(host, practiceId, clientId, tx);
      const people = host.people.of(practiceId);
      for (const staffId of staffIds) {
        const member = await people.staffMember(staffId, tx);
        if (!member?.active || !member.roles.includes("professional")) throw invalid({ staffIds: "Choose professionals of this practice." });
      }
      await peopleModels(host).assignments.destroy({ where: { practiceId, clientId }, transaction: tx.sequelize });
      for (const [position, staffId] of staffIds.entries()) {
        await peopleModels(host).assignments.create({ practiceId, clientId, staffId, position }, { transaction: tx.sequelize });
      }
      await auditPeople(ctx, "professionals-changed", { clientId, detail: { staff: staffIds.join(" ") } }, tx);
      afterCommit(tx, () => {
        host.bus.publish("viewers-changed", { practiceId });
        host.realtime.reseat({ practiceId }, "assignment");
      });
      return people.careTeam(clientId, tx);
    });
    return { professionals };
  });
