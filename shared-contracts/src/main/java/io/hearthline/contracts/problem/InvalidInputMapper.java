package io.hearthline.contracts.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Names the fields that are wrong and what they must be, never what they were. */
@Provider
public final class InvalidInputMapper implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(field(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return ProblemMapper.response(new Problem("/problems/invalid-input", "Invalid input", 422, null, errors));
    }

    /** The path below the method and its parameter, which the caller does not know. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            if (depth++ >= 2) {
                path.append(path.isEmpty() ? "" : ".").append(node);
            }
        }
        return path.isEmpty() ? violation.getPropertyPath().toString() : path.toString();
    }
}
