import { router } from "../trpc/trpc.ts";
import { confirmTexts, getTexts, startTexts, stopTexts } from "../texts/procedures/texts.ts";
import { textsOf } from "../texts/procedures/texts-of.ts";
import { getDeliveryLog } from "./procedures/get-delivery-log.ts";
import { getPreferences } from "./procedures/get-preferences.ts";
import { listMailbox, readMailbox } from "./procedures/mailbox.ts";
import { savePreferencesProcedure } from "./procedures/save-preferences.ts";

export const notifyRouter = router({
  preferences: router({ get: getPreferences, save: savePreferencesProcedure }),
  texts: router({ get: getTexts, start: startTexts, confirm: confirmTexts, stop: stopTexts, of: textsOf }),
  log: getDeliveryLog,
  mailbox: router({ list: listMailbox, read: readMailbox }),
});
