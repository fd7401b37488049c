import { archiveTemplate } from "./procedures/archive-template.ts";
import { ask } from "./procedures/ask.ts";
import { chart } from "./procedures/chart.ts";
import { check } from "./procedures/check.ts";
import { collect } from "./procedures/collect.ts";
import { collection } from "./procedures/collection.ts";
import { decideCollected } from "./procedures/decide-collected.ts";
import { decline } from "./procedures/decline.ts";
import { draftCopy } from "./procedures/draft-copy.ts";
import { fields } from "./procedures/fields.ts";
import { goOn } from "./procedures/go-on.ts";
import { item } from "./procedures/item.ts";
import { letGoOn } from "./procedures/let-go-on.ts";
import { listTemplates } from "./procedures/list-templates.ts";
import { list } from "./procedures/list.ts";
import { openFile } from "./procedures/open-file.ts";
import { paper } from "./procedures/paper.ts";
import { prepareRequest } from "./procedures/prepare-request.ts";
import { preview } from "./procedures/preview.ts";
import { publish } from "./procedures/publish.ts";
import { remindCollected } from "./procedures/remind-collected.ts";
import { remind } from "./procedures/remind.ts";
import { requestChoices } from "./procedures/request-choices.ts";
import { request } from "./procedures/request.ts";
import { revoke } from "./procedures/revoke.ts";
import { saveTemplate } from "./procedures/save-template.ts";
import { sendCollected } from "./procedures/send-collected.ts";
import { sendRequest } from "./procedures/send-request.ts";
import { sent } from "./procedures/sent.ts";
import { share } from "./procedures/share.ts";
import { sign } from "./procedures/sign.ts";
import { stopCollecting } from "./procedures/stop-collecting.ts";
import { takeBack } from "./procedures/take-back.ts";
import { template } from "./procedures/template.ts";
import { upload } from "./procedures/upload.ts";
import { verify } from "./procedures/verify.ts";
import { withdrawUpload } from "./procedures/withdraw-upload.ts";
import { router } from "./trpc.ts";

export const documentsRouter = router({
  ask, decline, goOn, chart, check, draftCopy, item, openFile, list, paper, letGoOn, prepareRequest, request, remind, requestChoices, sendRequest, takeBack, verify, revoke, share, sign,
  archiveTemplate, fields, listTemplates, preview, publish, saveTemplate, template,
  upload, withdrawUpload, sent, collect, collection, sendCollected, decideCollected, remindCollected, stopCollecting,
});

export type DocumentsRouter = typeof documentsRouter;
