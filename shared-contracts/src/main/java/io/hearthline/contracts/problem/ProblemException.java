package io.hearthline.contracts.problem;

import java.util.List;

/** A refusal the caller can act on; features make it by a named factory. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Also for what the caller may not know exists. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.ofStatus(404));
    }

    public static ProblemException notAllowed() {
        return new ProblemException(Problem.ofStatus(403));
    }

    /** One field is wrong. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(new Problem(
                "/problems/invalid-input",
                "Invalid input",
                422,
                null,
                List.of(new Problem.FieldError(field, message))));
    }
}
