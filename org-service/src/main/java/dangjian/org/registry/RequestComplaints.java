package dangjian.org.registry;

import dangjian.kit.web.Problem;

/// What is wrong with a request, as one problem in the end.
final class RequestComplaints implements Complaints {

    private Problem problem = Problem.unprocessable("organization.invalid");

    @Override
    public void add(Field field, String code, Object... arguments) {
        problem = problem.at(field.pointer(), code, arguments);
    }

    void throwIfAny() {
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
    }
}
