package dangjian.kit.sample;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    private final NoteService service;

    NoteController(NoteService service) {
        this.service = service;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<NoteView> write(@Valid @RequestBody Draft draft, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.write(new Note(Ids.next(), draft.orgId(), draft.text(), 1), scope)
                .map(NoteView::of);
    }

    @GetMapping
    Mono<Page<NoteView>> list(Paging paging, @Allowed({Role.BRANCH_SECRETARY, Role.DISTRICT_ADMIN}) Scope scope) {
        return service.list(scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, note -> List.of(note.id())).map(NoteView::of));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<NoteView>> one(
            @PathVariable UUID id, @Allowed({Role.BRANCH_SECRETARY, Role.DISTRICT_ADMIN}) Scope scope) {
        return service.find(id, scope).map(note -> Version.tagged(NoteView.of(note), note.version()));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<NoteView>> reword(
            @PathVariable UUID id,
            @Valid @RequestBody Wording wording,
            Version version,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.reword(id, wording.text(), version.number(), scope)
                .map(note -> Version.tagged(NoteView.of(note), note.version()));
    }

    record Draft(
            @NotNull UUID orgId,
            @NotBlank @Size(max = 100) String text,
            @Nullable List<@Valid Part> parts) {}

    record Part(@NotBlank String text, int count) {}

    record Wording(@NotBlank @Size(max = 100) String text) {}

    record NoteView(UUID id, UUID orgId, String text) {

        static NoteView of(Note note) {
            return new NoteView(note.id(), note.orgId(), note.text());
        }
    }
}
