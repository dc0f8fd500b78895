import { LoadingRows } from "@/components/ui/states";

/** As high as what comes. */
export default function Loading() {
  return (
    <div className="pt-19">
      <LoadingRows rows={10} label="Loading the versions" />
    </div>
  );
}
