"""What an editor may do with a run, in which states, and what is said of it: a row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.ingest import queue, uploads
from archive.models import ImportRun

State = ImportRun.State
TOO_LATE = "تغيّرت حال هذا الاستيراد قبل أن يصل طلبك؛ انظر حاله الآن."


@dataclass(frozen=True, slots=True)
class Action:
    """`warning` is shown before it is done, on a page of its own; `done` after it."""

    name: str
    label: str
    states: tuple[State, ...]
    do: Callable[[ImportRun], bool]
    done: str
    warning: str = ""
    permission: str = "archive.add_article"

    def is_offered(self, run: ImportRun) -> bool:
        resumes = self.do is queue.resume
        return run.state in self.states and (not resumes or uploads.are_kept(run))


DISCARD = Action(
    "discard",
    "احذف ما رُفع",
    (State.UPLOADED,),
    queue.discard,
    "حُذف ما رُفع، ولم يُستورد منه شيء.",
)
CANCEL = Action(
    "cancel",
    "أوقف الاستيراد",
    (State.WAITING, State.RUNNING),
    queue.cancel,
    "يُوقَف الاستيراد؛ وما استُورد قبل ذلك باقٍ.",
)
RESUME = Action(
    "resume",
    "استأنف",
    (State.CANCELLED, State.FAILED),
    queue.resume,
    "سيُستأنف الاستيراد، ويُتجاوز ما استُورد من قبل.",
)
UNDO = Action(
    "undo",
    "تراجع عن هذا الاستيراد",
    queue.OVER,
    queue.undo,
    "سيُتراجع عن هذا الاستيراد.",
    warning=(
        "تُحذف المقالات التي أدخلها هذا الاستيراد. أما ما حرّره محرر منها، وما مضى على نشره"
        " أكثر من أسبوع فقد استشهد به أحد، فيُسحب ويبقى عنوانه. والمقالات التي غيّرها"
        " تعود كما كانت قبله، إلا ما غيّره محرر أو استيراد بعده. وتُحذف أسماء المصادر"
        " والكتّاب والأماكن والوسوم التي لم يبق لها مقال."
    ),
    permission="archive.change_article",
)
ACTIONS = {action.name: action for action in (DISCARD, CANCEL, RESUME, UNDO)}
