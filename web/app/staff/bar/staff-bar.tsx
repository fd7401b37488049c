import { classNames } from "@anteroom/core/ui/class-names.ts";
import { Count, Initials, JumpLink, Link, Menu, type MenuItem } from "@anteroom/core/ui";
import { ChevronDown, LifeBuoy, Menu as MenuIcon, Search } from "@anteroom/core/ui/icons.ts";
import { useLocation } from "../../remix.ts";
import { useFollowedSeat } from "../../shell/use-followed-seat.ts";
import { useRegionKeys } from "../../shell/client/use-region-keys.ts";
import { useStaffPlace } from "../staff-place.ts";
import { NewClientButton } from "./new-client-button.tsx";
import styles from "./staff-bar.module.css";
import { useStaffCounts } from "./use-staff-counts.ts";

/** What staff write once and use often stands together, however many plugins bring some of it. */
const isOfLibrary = (to: string): boolean => to.startsWith("/staff/library/");

/** The top of every staff page: where to go, + New Client, the person, and urgent help in its one place. */
export function StaffBar() {
  const place = useStaffPlace();
  const { pathname } = useLocation();
  useFollowedSeat(place?.print);
  const { unread, tasks } = useStaffCounts({ unread: place?.unread ?? 0, tasks: place?.tasks ?? 0 });
  useRegionKeys();
  if (!place) return null;
  const isAt = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  const pages = [
    { href: "/staff/inbox/mine", label: "Inbox", current: isAt("/staff/inbox"), count: unread, of: ["unread message", "unread messages"] },
    { href: "/staff/clients", label: "Clients", current: isAt("/staff/clients"), count: 0, of: ["", ""] },
    ...place.menu.filter((item) => !isOfLibrary(item.to)).map((item) => ({ href: item.to, label: item.label, current: isAt(item.to), count: item.slot === "to-dos" ? tasks : 0, of: ["task", "tasks"] })),
    { href: "/staff/settings", label: "Settings", current: isAt("/staff/settings"), count: 0, of: ["", ""] },
  ];
  const library: MenuItem[] = place.menu.filter((item) => isOfLibrary(item.to)).map((item) => ({ href: item.to, label: item.label, current: isAt(item.to) }));
  const withCount = (page: (typeof pages)[number]) => (
    <>
      {page.label}
      {page.count ? <Count value={page.count} meaning={page.of[page.count === 1 ? 0 : 1] ?? ""} /> : null}
    </>
  );
  const phoneItems: MenuItem[] = [
    ...pages.map((page) => ({ href: page.href, label: withCount(page), current: page.current })),
    ...library.map((item) => ({ ...item, label: <>Library: {item.label}</> })),
  ];
  return (
    <header className={styles.header} data-region="">
      <JumpLink href="#main" className={`vh ${styles.skip}`}>Skip to the page</JumpLink>
      <div className={styles.bar}>
        <Menu
          className={styles.phone}
          align="start"
          label="Pages"
          summary={<><MenuIcon aria-hidden="true" size={24} /><span className="vh">Menu</span></>}
          items={phoneItems}
        />
        <p className={styles.practice}><Link href="/staff">{place.practice}</Link></p>
        <nav aria-label="Main" className={styles.wide}>
          <ul role="list">
            {pages.map((page) => (
              <li key={page.href}>
                <Link href={page.href} aria-current={page.current ? "page" : undefined}>{withCount(page)}</Link>
              </li>
            ))}
          </ul>
          {library.length > 0 ? (
            <Menu
              className={classNames(styles.library, library.some((item) => item.current) && styles.here)}
              align="start"
              label="Library"
              summary={<>Library<ChevronDown aria-hidden="true" size={20} /></>}
              items={library}
            />
          ) : null}
        </nav>
        <Link href="/staff/search" className={styles.find} aria-current={isAt("/staff/search") ? "page" : undefined} title="Search"><Search aria-hidden="true" size={20} /><span className="vh">Search</span></Link>
        <PersonMenu />
        {place.may.writeClients ? <NewClientButton /> : null}
      </div>
      <p className={styles.help}>
        <LifeBuoy aria-hidden="true" size={20} />
        <span>Not for emergencies. <Link href="/help">Get urgent help</Link></span>
      </p>
    </header>
  );
}

function PersonMenu() {
  const place = useStaffPlace();
  const { pathname } = useLocation();
  if (!place) return null;
  const { person, seats } = place;
  const items: MenuItem[] = [
    { href: "/staff/profile", label: "My profile", current: pathname.startsWith("/staff/profile") },
    ...(seats > 1 ? [{ href: "/choose-portal", label: "Switch portal" }] : []),
  ];
  return (
    <Menu
      className={styles.person}
      label="Your account"
      summary={
        <>
          <Initials name={person.name} size="small" />
          <span className={styles.who}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.roles}>{person.roles}</span>
          </span>
        </>
      }
      items={items}
    >
      <form method="post" action="/signout" className={styles.out}>
        <button type="submit">Log Out</button>
      </form>
    </Menu>
  );
}
