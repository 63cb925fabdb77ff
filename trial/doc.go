// Package trial plays what was really filed in a past year once more, under another year's policy: on an engine and a
// database of its own, through the public API, with every day moved into the new year. It tells who would come out
// otherwise, and by which rule. The database it reads is only read.
//
// How the days move, and what is assumed about people:
//
//   - Every day and instant keeps its month, day and hour; 29 February becomes the 28th where there is none. So the order
//     of all that happened stays, and windows, exams and first days of training lie where next year's calendar has them.
//   - A plan keeps its distance in calendar days from filing to the first day of training (R2).
//   - A correction that came in time keeps its distance in working days from the return (R3), whatever the weekdays.
//   - Each decision is taken at its moment, with what was decided then. A step that last year did not have is approved on
//     its last day; one that next year does not have is left out.
//   - A plan, a claim, an exception and a batch of transcripts are filed as they stood in the end. The year's course counts as the next
//     year's course, and who files a plan is the department that next year's annex names.
//   - An exception (R17) is asked for and granted as it was, with its days moved. An appeal is not played: it is about what
//     had happened, and whom it helped is told by what was missing.
//   - Whoever is refused is left out, and the rest is handed in again at once, as a unit or department would.
package trial
