import { LoadingRows } from "@/components/ui/states";

/** As high as what comes. */
export default function Loading() {
  return (
    <div className="mx-auto w-full max-w-240 px-4 pt-19">
      <LoadingRows rows={10} label="Loading the settings" />
    </div>
  );
}
