import { LinkButton } from "@anteroom/core/ui/button.tsx";
import { ClientPage } from "@anteroom/core/ui/page-frame.tsx";
import { LinkRows } from "../account/link-rows.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { Tag } from "@anteroom/core/ui/tag.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, useLoaderData, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Profile Completion");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const status = await pageAnswer(request, context.caller.profile.status());
  if (!status.enabled) throw data({ message: "Your practice does not use Profile Completion." }, { status: 404 });
  return status;
}

export default function ProfileCompletion() {
  const { percent, items } = useLoaderData<typeof loader>();
  const done = items.filter((item) => item.done).length;
  if (percent === 100) {
    return (
      <ClientPage title="Your profile is complete" below="Your practice has everything that it asked for. You can change it in Settings at any time.">
        <p><LinkButton href="/" variant="primary">Back to messages</LinkButton></p>
      </ClientPage>
    );
  }
  return (
    <ClientPage title="Profile Completion" below={`You have done ${done} of ${items.length}. You can do these at any time.`}>
      <div className={styles.progress}>
        <label htmlFor="percent">{`Profile ${percent}% complete`}</label>
        <progress id="percent" value={percent} max={100} />
      </div>
      <LinkRows
        label="What your practice asks for"
        rows={items.map((item) => ({ href: item.path, label: item.label, value: item.done ? "Completed" : <Tag tone="accent">To do</Tag> }))}
      />
    </ClientPage>
  );
}
