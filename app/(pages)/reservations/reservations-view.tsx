"use client";

import { CalendarClock } from "lucide-react";
import { useRouter } from "next/navigation";
import { ReserveForm } from "@/components/reservations/reserve-form";
import { WindowTable } from "@/components/reservations/window-table";
import { EmptyState } from "@/components/ui/states";
import { toast, toastError } from "@/components/ui/toast-store";
import { poolApi } from "@/lib/client/pools/pool-api";
import type { Role } from "@/lib/contracts/accounts";
import type { PoolWindow, PoolWindows } from "@/lib/contracts/pools";

/** Properties of {@link ReservationsView}. */
export interface ReservationsViewProps {
  /** Those that are not over, by their start. */
  windows: readonly PoolWindow[];
  /** Of one language at one time. */
  most: number;
  /** Size classes beside the standard one. */
  sizes: PoolWindows["sizes"];
  languages: readonly { id: string; name: string }[];
  me: { email: string; role: Role };
  /** When the page was made. */
  now: string;
}

/** Reserves warm sandboxes for a class, and shows what is reserved. */
export function ReservationsView({ windows, most, sizes, languages, me, now }: ReservationsViewProps) {
  const router = useRouter();
  const nameOf = ({ language, size }: Pick<PoolWindow, "language" | "size">) => {
    const name = languages.find(({ id }) => id === language)?.name ?? language;
    return size === undefined ? name : `${name}, ${size}`;
  };
  const words = (window: PoolWindow) => `${window.count} × ${nameOf(window)}`;
  const reserveAgain = ({ language, size, count, start, end }: PoolWindow) =>
    poolApi.reserve({ language, size, count, start, end }).then(
      () => router.refresh(),
      (error: Error) => toastError(error.message),
    );
  const cancel = (window: PoolWindow) =>
    poolApi.release(window.id).then(
      () => {
        toast({
          text: `${words(window)} is cancelled.`,
          // Somebody else's would come back as one's own.
          ...(window.by === me.email && { action: { label: "Undo", run: () => void reserveAgain(window) } }),
        });
        router.refresh();
      },
      (error: Error) => {
        toastError(error.message);
        router.refresh();
      },
    );
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-6 px-4 py-6">
      <header className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">Reservations</h1>
        <p className="max-w-160 text-muted text-sm">
          Reserve sandboxes for a class, and they are warm when it begins: a roomful of people presses Run, and nobody
          waits for a start. They are made a minute before and go away after the end.
        </p>
      </header>
      <ReserveForm
        languages={languages}
        sizes={sizes}
        windows={windows}
        most={most}
        onReserved={(window) => {
          toast({ text: `${words(window)} is reserved.` });
          router.refresh();
        }}
      />
      {windows.length === 0 ? (
        <EmptyState icon={<CalendarClock className="size-5" />} title="Nothing is reserved">
          What you and others reserve stands here until it is over.
        </EmptyState>
      ) : (
        <WindowTable
          windows={windows}
          nameOf={nameOf}
          now={now}
          mayCancel={({ by }) => by === me.email || me.role === "admin"}
          onCancel={(window) => void cancel(window)}
        />
      )}
    </div>
  );
}
