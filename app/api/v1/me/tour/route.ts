import { setTour } from "#server/accounts/tour.ts";
import { answerPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerPost(request, setTour);
}
