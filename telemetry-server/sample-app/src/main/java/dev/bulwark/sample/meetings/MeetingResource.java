package dev.bulwark.sample.meetings;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Reply;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The weekly meeting, from the moment its leader opens it until everybody has rated it. */
public final class MeetingResource implements Resource {
    private final MeetingRepository meetings;
    private final AttendanceRepository attendance;
    private final NoteRepository notes;
    private final LiveMeetings live;
    private final Monitoring monitoring;
    private final Clock clock;

    public MeetingResource(Sql sql, Monitoring monitoring, Clock clock) {
        this.meetings = new MeetingRepository(sql);
        this.attendance = new AttendanceRepository(sql);
        this.notes = new NoteRepository(sql);
        this.live = new LiveMeetings(monitoring);
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/meetings", this::list),
                Route.post("/api/meetings", this::start),
                Route.get("/api/meetings/{id}", this::detail),
                Route.get("/api/meetings/{id}/attendance", this::attendance),
                Route.post("/api/meetings/{id}/participants", this::join),
                Route.post("/api/meetings/{id}/notes", this::takeNote),
                Route.post("/api/meetings/{id}/finish", this::finish));
    }

    private Object list(Call call) {
        Session session = call.session();
        UUID teamId = call.queryId("team_id").orElse(session.teamId());
        return meetings.list(session.organizationId(), teamId, call.paging());
    }

    private Object start(Call call) {
        Session session = call.session();
        NewMeeting meeting = call.body(NewMeeting.class);
        meetings.start(session, meeting.id(), meeting.title(), clock.instant());
        live.enter(meeting.id());
        monitoring.activity(
                "meetings", "meeting started", "meeting", meeting.id().toString());
        return Reply.created(
                meetings.find(session.organizationId(), meeting.id()).orElseThrow());
    }

    private Object detail(Call call) {
        String organizationId = call.session().organizationId();
        MeetingRepository.Meeting meeting = existing(call);
        return new MeetingDetail(
                meeting, attendance.participants(organizationId, meeting.id()), notes.of(organizationId, meeting.id()));
    }

    private Object attendance(Call call) {
        return attendance.expected(
                call.session().organizationId(), existing(call).id());
    }

    private Object join(Call call) {
        Session session = call.session();
        MeetingRepository.Meeting meeting = existing(call);
        if (attendance.join(session, meeting.id(), clock.instant())) {
            live.enter(meeting.id());
            monitoring.activity(
                    "meetings", "meeting joined", "meeting", meeting.id().toString());
        }
        return attendance.participants(session.organizationId(), meeting.id());
    }

    private Object takeNote(Call call) {
        NewNote note = call.body(NewNote.class);
        MeetingRepository.Meeting meeting = existing(call);
        return Reply.created(notes.add(call.session(), meeting.id(), note, clock.instant()));
    }

    private Object finish(Call call) {
        Session session = call.session();
        MeetingRepository.Meeting meeting = existing(call);
        int rating = call.body(Rating.class).rating();
        if (!meetings.finish(session, meeting.id(), rating, clock.instant())) {
            throw new ApiException(409, "The meeting is already finished.");
        }
        live.finish(meeting.id());
        monitoring.count("meetings finished");
        monitoring.activity(
                "meetings", "meeting finished", "meeting", meeting.id().toString());
        return meetings.snapshot(session.organizationId(), meeting.id()).orElseThrow();
    }

    private MeetingRepository.Meeting existing(Call call) {
        return meetings.find(call.session().organizationId(), call.id("id"))
                .orElseThrow(() -> ApiException.notFound("meeting"));
    }

    private record MeetingDetail(
            MeetingRepository.Meeting meeting,
            List<AttendanceRepository.Participant> participants,
            List<NoteRepository.Note> notes) {}

    /** @param id chosen by the client, so that sending again starts no second one */
    record NewMeeting(UUID id, String title) {
        NewMeeting {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** @param id chosen by the client, so that sending again makes no second one */
    record NewNote(UUID id, String section, String body) {
        NewNote {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(section, "section");
            Objects.requireNonNull(body, "body");
        }
    }

    record Rating(int rating) {
        Rating {
            if (rating < 1 || rating > 10) {
                throw new IllegalArgumentException("a rating is 1 to 10");
            }
        }
    }
}
