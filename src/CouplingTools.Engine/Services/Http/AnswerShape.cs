using System.Text.Json;
using System.Xml;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Reads what a service sent. What does not have the expected shape is an unreadable answer, however the reading fails.</summary>
internal static class AnswerShape
{
    /// <exception cref="ServiceException">The answer does not have the expected shape.</exception>
    public static T Read<T>(Side side, int status, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException or FormatException
            or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new ServiceException(ServiceErrors.Unreadable(side, status, e.Message), e);
        }
    }
}
