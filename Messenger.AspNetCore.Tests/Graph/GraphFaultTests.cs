using System.Net;
using System.Net.Http.Headers;
using Messenger.AspNetCore.Graph;

namespace Messenger.AspNetCore.Tests.Graph;

/// <summary>What is no error of the Graph API's: a gateway's page, a connection that failed.</summary>
public class GraphFaultTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, GraphFaultKind.TooMany)]
    [InlineData(HttpStatusCode.ServiceUnavailable, GraphFaultKind.Temporary)]
    [InlineData(HttpStatusCode.InternalServerError, GraphFaultKind.NoAnswer)]
    [InlineData(HttpStatusCode.BadGateway, GraphFaultKind.NoAnswer)]
    [InlineData(HttpStatusCode.GatewayTimeout, GraphFaultKind.NoAnswer)]
    [InlineData(HttpStatusCode.OK, GraphFaultKind.NoAnswer)]
    [InlineData(HttpStatusCode.Found, GraphFaultKind.NoAnswer)]
    [InlineData(HttpStatusCode.BadRequest, GraphFaultKind.Refused)]
    [InlineData(HttpStatusCode.NotFound, GraphFaultKind.Refused)]
    public void Of_a_page_that_is_no_answer_only_a_status_that_says_that_nothing_was_taken_is_tried_again(HttpStatusCode status, GraphFaultKind kind)
    {
        using var response = new HttpResponseMessage(status);
        Assert.Equal(kind, GraphReply.Of(response, "<html>Sorry</html>").Fault!.Kind);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, GraphFaultKind.Unreachable)]
    [InlineData(HttpRequestError.NameResolutionError, GraphFaultKind.Unreachable)]
    [InlineData(HttpRequestError.SecureConnectionError, GraphFaultKind.Unreachable)]
    [InlineData(HttpRequestError.ProxyTunnelError, GraphFaultKind.Unreachable)]
    [InlineData(HttpRequestError.ResponseEnded, GraphFaultKind.NoAnswer)]
    [InlineData(HttpRequestError.InvalidResponse, GraphFaultKind.NoAnswer)]
    [InlineData(HttpRequestError.HttpProtocolError, GraphFaultKind.NoAnswer)]
    [InlineData(HttpRequestError.Unknown, GraphFaultKind.NoAnswer)]
    public void Only_a_call_that_never_left_is_tried_again(HttpRequestError error, GraphFaultKind kind) =>
        Assert.Equal(kind, GraphFault.Of(new HttpRequestException(error)).Kind);

    [Fact]
    public void What_Facebook_asks_to_wait_is_a_time_or_a_date()
    {
        Assert.Equal([TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(5), null, null], [Asked(new(TimeSpan.FromSeconds(90))), Asked(new(Now.AddMinutes(5))), Asked(new(Now.AddMinutes(-5))), Asked(null)]);
    }

    [Theory]
    [InlineData("""{"123":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19},{"type":"pages","estimated_time_to_regain_access":3}]}""", 19)]
    [InlineData("""{"123":[{"estimated_time_to_regain_access":0}]}""", null)]
    [InlineData("""{"123":[{"estimated_time_to_regain_access":1e300}]}""", 24 * 60)]
    [InlineData("""{"123":{"estimated_time_to_regain_access":"soon"}}""", null)]
    [InlineData("nothing that can be read", null)]
    public void The_header_of_a_business_names_minutes(string header, int? minutes)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
        response.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", header);
        var fault = GraphReply.Of(response, """{"error":{"message":"(#80006) There have been too many calls","code":80006}}""").Fault!;
        Assert.Equal((GraphFaultKind.TooMany, minutes is { } m ? TimeSpan.FromMinutes(m) : null), (fault.Kind, fault.RetryAfter));
    }

    [Fact]
    public void An_error_that_says_that_it_passes_does()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
        Assert.Equal(GraphFaultKind.Temporary, GraphReply.Of(response, """{"error":{"message":"(#100) Later","code":100,"is_transient":true}}""").Fault!.Kind);
    }

    private static TimeSpan? Asked(RetryConditionHeaderValue? wait)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
        (response.Headers.Date, response.Headers.RetryAfter) = (Now, wait);
        return GraphReply.Of(response, """{"error":{"message":"(#4) Application request limit reached","code":4}}""").Fault!.RetryAfter;
    }
}
