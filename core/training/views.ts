import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { departmentName, grouped } from '../policy/names.ts';
import { procedures } from '../procedures/records.ts';
import { t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { everybody, nameOf } from '../workspace/people.ts';
import { rowOf, rowsOf, rowsWith } from '../workspace/snapshot.ts';
import { runsTrainings, trainingSteps } from './commands.ts';
import { enrolmentsOf, lacking } from './owed.ts';
import { attendances, type Training, trainingStates, trainings } from './records.ts';

function shown(act: Act, x: Training) {
  const people = enrolmentsOf(act.snapshot, x.id).map((e) => ({
    email: e.who.toLowerCase(),
    name: nameOf(act, e.who),
    state: { id: e.state, name: attendances[e.state] },
    rating: e.rating,
    words: e.words,
  }));
  const rated = people.flatMap((p) => p.rating ?? []);
  return {
    id: x.id,
    title: x.title,
    state: { id: x.state, name: trainingStates[x.state] },
    organiser: nameOf(act, x.organiser),
    start: x.start,
    end: x.end,
    material: x.material,
    procedure: x.procedure
      ? {
          id: x.procedure,
          name: rowOf(act.snapshot, procedures, x.procedure)?.name ?? x.procedure,
        }
      : undefined,
    topic: act.policy.training.topics.find((topic) => topic.id === x.topic)?.name,
    inCalendar: !!x.event,
    people,
    rating: rated.length ? rated.reduce((sum, r) => sum + r, 0) / rated.length : undefined,
    followUps: rowsWith(act.snapshot, actionLinks, 'meeting', x.id).map((a) => ({
      id: a.id,
      title: a.title,
      owner: nameOf(act, a.owner ?? ''),
      due: a.due,
      done: !!taskOf(act.snapshot, a.task)?.done,
    })),
    steps: trainingSteps(act, x),
  };
}

export const trainingsView = defineView({
  name: 'trainings',
  title: t('Trainings', '培训'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const lacks = lacking(act);
    const topicName = (id: string) => act.policy.training.topics.find((topic) => topic.id === id)!.name;
    return {
      trainings: rowsOf(act.snapshot, trainings)
        .filter((x) => x.state !== 'cancelled')
        .map((x) => shown(act, x))
        .sort((a, b) => b.start.localeCompare(a.start)),
      lacking: grouped(lacks, (x) => x.department).map(([department, own]) => ({
        department: departmentName(act.policy, department),
        people: own.map((x) => ({
          name: nameOf(act, x.who),
          attended: x.attended,
          wanted: x.wanted,
          due: x.due,
          topics: x.topics.map(topicName),
        })),
      })),
      topics: act.policy.training.topics,
      perYear: act.policy.training.per_year,
      departments: act.policy.departments.map((d) => ({ id: d.id, name: d.name })),
      procedures: rowsOf(act.snapshot, procedures)
        .filter((p) => p.state !== 'retired')
        .map((p) => ({ id: p.id, name: { en: p.name, zh: p.name } })),
      people: everybody(act),
      mayPlan: runsTrainings(act),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownTrainings = ReturnType<typeof trainingsView.show>;
