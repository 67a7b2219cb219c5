import type { Client } from '@larksuiteoapi/node-sdk';
import type { Person } from '../../core/workspace/directory.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { type As, everyPage } from './client.ts';
import { answered } from './errors.ts';

/** How many departments are asked at once: the platform takes 50 requests a second (`contact-v3/user/find_by_department`). */
const atOnce = 20;

interface Department {
  id: string;
  /** Nothing where the app may not read it. */
  name: string | undefined;
}

/**
 * People of the department that takes part and of all below it. The platform names only those who stand directly in a
 * department (获取部门直属用户列表), so each is asked for its own. Many companies use the work address, some the private one.
 */
export async function readPeople(client: Client, department: string, as: As): Promise<Person[]> {
  const departments = [{ id: department, name: undefined }, ...(await below(client, department, as))];
  const people = new Map<string, Person>();
  for (let i = 0; i < departments.length; i += atOnce) {
    const some = departments.slice(i, i + atOnce);
    const lists = await Promise.all(some.map((d) => peopleIn(client, d, as)));
    // Whoever stands in two departments is one person, of the one that was named first.
    for (const person of lists.flat()) if (!people.has(person.id)) people.set(person.id, person);
  }
  return [...people.values()];
}

/** All departments below one (`contact-v3/department/children`); none where the app may not see them. */
async function below(client: Client, department: string, as: As): Promise<Department[]> {
  try {
    const found = await everyPage((page_token) =>
      answered('read the departments', () =>
        client.contact.v3.department.children(
          {
            path: { department_id: department },
            params: { department_id_type: 'open_department_id', fetch_child: true, page_size: 50, page_token },
          },
          as,
        ),
      ),
    );
    return found
      .filter((d) => !d.status?.is_deleted && d.open_department_id)
      .map((d) => ({ id: d.open_department_id!, name: d.name || undefined }));
  } catch (error) {
    if (error instanceof SuiteError && error.kind === 'denied') return [];
    throw error;
  }
}

async function peopleIn(client: Client, { id, name }: Department, as: As): Promise<Person[]> {
  const users = await everyPage((page_token) =>
    answered('read the directory', () =>
      client.contact.v3.user.findByDepartment(
        {
          params: {
            department_id: id,
            user_id_type: 'open_id',
            department_id_type: 'open_department_id',
            page_size: 50,
            page_token,
          },
        },
        as,
      ),
    ),
  );
  return users
    .filter((u) => !u.status?.is_resigned)
    .map((u) => ({
      id: u.open_id ?? '',
      name: u.name,
      email: u.enterprise_email || u.email || '',
      ...(name && { department: name }),
      ...(u.job_title && { title: u.job_title }),
    }));
}
